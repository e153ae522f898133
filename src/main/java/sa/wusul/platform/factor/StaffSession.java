package sa.wusul.platform.factor;

import java.time.Instant;

/**
 * A session of a member of staff.
 *
 * @param id hash of the session's name
 * @param browser as the browser calls itself
 */
public record StaffSession(String id, String account, String browser, Instant openedAt, Instant seenAt) {
}
