package sa.wusul.platform.relay;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the relays.
 *
 * @param automatic whether they run by themselves; a test that counts statements runs
 * them by hand
 * @param poll how often they look for work that this node was not notified of
 * @param lease how long a claim protects work from other nodes unless it is renewed,
 * which a living node does; with the poll the time until the work of a dead node is taken
 * over
 * @param batch how many entries one claim takes at most
 */
@ConfigurationProperties("wusul.relay")
public record RelayProperties(@DefaultValue("true") boolean automatic, @DefaultValue("PT5S") Duration poll,
		@DefaultValue("PT15S") Duration lease, @DefaultValue("50") int batch) {

}
