/// The preset `credit-card`: [CreditCards][io.github.firehoselogs.redact.detector.card.CreditCards]
/// finds numbers, whose groups and issuers the other classes know.
@NullMarked
package io.github.firehoselogs.redact.detector.card;

import org.jspecify.annotations.NullMarked;
