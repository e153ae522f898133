package sa.wusul.tawasul;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * An event published by the register of detainees.
 *
 * @param key the register's own key; a repeated key is the same event
 */
public record DetaineeEvent(String key, IdentityNumber detainee, Kind kind, Optional<Instant> happenedAt) {

	/**
	 * The kind of change. It only tells where to look: the current facts are read from
	 * the register.
	 */
	public enum Kind {

		MOVED, RELEASED, RESTRICTED, RESTRICTION_LIFTED, STAGE_CHANGED, HEALTH_CHANGED, CLASS_CHANGED, CONDUCT_CHANGED,
		ESCAPED

	}

}
