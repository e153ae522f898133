package sa.wusul.portal.login;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of the sessions of citizens at the portal.
 *
 * @param idle time without anything that the person does
 * @param warning how long before the end the page warns
 */
@ConfigurationProperties("wusul.citizen-session")
record CitizenSessionProperties(@DefaultValue("30m") Duration idle, @DefaultValue("3m") Duration warning) {
}
