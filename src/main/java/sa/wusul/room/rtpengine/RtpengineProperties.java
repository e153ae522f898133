package sa.wusul.room.rtpengine;

import java.net.InetSocketAddress;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the relay {@code rtpengine}.
 *
 * @param host the machine of its control port; the port is open to this program alone
 * @param port its control port ({@code listen-ng})
 * @param version its version, which it says to nobody; certificates of recordings name it
 * @param patience time after which an unanswered request is repeated; the third one fails
 */
@ConfigurationProperties("wusul.rooms.relay")
record RtpengineProperties(String host, @DefaultValue("2223") int port, @DefaultValue("1s") Duration patience,
		@DefaultValue("") String version) {

	/** Returns the address of the control port, looked up anew. */
	InetSocketAddress address() {
		return new InetSocketAddress(this.host, this.port);
	}

}
