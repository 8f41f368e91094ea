/// The calls to the user's account, and the deployed stack.
@NullMarked
package io.github.firehoselogs.tools.accept.account;

import org.jspecify.annotations.NullMarked;
