package sa.wusul.room;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the addresses at which the relay looks for pages.
 *
 * @param loopback whether pages are on the machine of the relay, for tests and demos
 * @param closed networks in which no page is, such as {@code 10.20.0.0/16}
 */
@ConfigurationProperties("wusul.rooms.pages")
record PageAddressProperties(@DefaultValue("false") boolean loopback, @DefaultValue List<String> closed) {
}
