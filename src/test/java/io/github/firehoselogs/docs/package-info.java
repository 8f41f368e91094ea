/// The commands and tables of the documents: every command is run, or held against the model of the
/// service that it calls.
package io.github.firehoselogs.docs;
