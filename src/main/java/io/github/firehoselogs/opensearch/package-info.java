/// Indexes documents in OpenSearch with `_bulk` requests. Each document has an id that depends only
/// on its log event, so a repeated request creates no second document.
///
/// ```
/// POST /mysql-2026.11.26/_bulk          one index per request, so that IAM can restrict the path
/// {"create":{"_id":"wT0…"}}             the action; `create` leaves an existing document unchanged
/// {"Time":"…","PID":"9566",…}           the document
/// ```
@NullMarked
package io.github.firehoselogs.opensearch;

import org.jspecify.annotations.NullMarked;
