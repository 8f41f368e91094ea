/// Sends requests to OpenSearch over HTTP, signed with the role of the function (Signature Version
/// 4), or with a user and password from Secrets Manager.
@NullMarked
package io.github.firehoselogs.opensearch.http;

import org.jspecify.annotations.NullMarked;
