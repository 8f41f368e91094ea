/// The example of the documentation: a transform that a user wrote in a package of their own.
package example;
