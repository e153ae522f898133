package sa.wusul.portal.live;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The budget of the streams of open pages.
 *
 * @param lookEvery pause between two looks at all watched cases
 * @param beat longest silence of a stream
 * @param longest life of a stream, after which its page opens another one
 * @param perSession limit of the streams of one browser
 * @param perAddress limit of the streams of one network address
 * @param all limit of the streams of one node
 */
@ConfigurationProperties("wusul.live")
record LiveProperties(@DefaultValue("1s") Duration lookEvery, @DefaultValue("15s") Duration beat,
		@DefaultValue("5m") Duration longest, @DefaultValue("4") int perSession, @DefaultValue("40") int perAddress,
		@DefaultValue("1000") int all) {
}
