package sa.wusul.platform.factor;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of the sessions of staff.
 *
 * @param longest life of a session, however much it is used
 * @param idle time without anything that the person does
 * @param fresh age up to which an authentication counts for what demands a fresh one
 */
@ConfigurationProperties("wusul.staff-session")
public record StaffSessionProperties(@DefaultValue("12h") Duration longest, @DefaultValue("1h") Duration idle,
		@DefaultValue("5m") Duration fresh) {
}
