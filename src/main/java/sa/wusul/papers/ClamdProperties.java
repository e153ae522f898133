package sa.wusul.papers;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of ClamAV's daemon.
 *
 * @param address {@code host:port}, or the path of a socket of the same machine
 * @param patience the longest time of a verdict
 */
@ConfigurationProperties("wusul.papers.clamd")
record ClamdProperties(String address, @DefaultValue("PT10S") Duration patience) {

	SocketAddress socket() {
		if (this.address.startsWith("/")) {
			return UnixDomainSocketAddress.of(this.address);
		}
		int colon = this.address.lastIndexOf(':');
		if (colon < 1 || !this.address.substring(colon + 1).matches("\\d{1,5}")) {
			throw new IllegalStateException(
					"wusul.papers.clamd.address is neither host:port nor the path of a socket: " + this.address);
		}
		return new InetSocketAddress(this.address.substring(0, colon),
				Integer.parseInt(this.address.substring(colon + 1)));
	}

}
