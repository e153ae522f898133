package sa.wusul.tawasul.leave;

import java.time.Instant;
import java.util.Optional;

/**
 * The question to an authority for its opinion on a leave.
 *
 * @param inquiry the examination of the leave in which it was asked
 * @param opinion empty until it is recorded
 * @param givenBy user name of the author of the opinion; empty if the authority was
 * silent
 */
public record AskedOpinion(int inquiry, Instant askedAt, Instant dueAt, Optional<Opinion> opinion,
		Optional<String> givenBy) {
}
