package sa.wusul.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the courtesy of messages.
 *
 * @param on whether messages wait for the morning and for the next day, and travel
 * together; the demo's telephone gets each at once
 */
@ConfigurationProperties("wusul.sms.courtesy")
record MessageCourtesyProperties(@DefaultValue("true") boolean on) {
}
