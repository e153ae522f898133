package sa.wusul.tawasul;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * Something that the register of detainees tells.
 *
 * @param key the register's own key; the same key twice is one event
 */
public record DetaineeEvent(String key, IdentityNumber detainee, Kind kind, Optional<Instant> happenedAt) {

	/**
	 * What happened. It says where to look again; what is true now is asked of the
	 * register.
	 */
	public enum Kind {

		MOVED, RELEASED, RESTRICTED, RESTRICTION_LIFTED, STAGE_CHANGED, HEALTH_CHANGED, CLASS_CHANGED, CONDUCT_CHANGED,
		ESCAPED

	}

}
