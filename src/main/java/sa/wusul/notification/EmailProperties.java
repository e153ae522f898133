package sa.wusul.notification;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sa.wusul.platform.neighbour.NeighbourConnection;

/**
 * Settings of the way to the ministry's mail server.
 *
 * @param host the server; without one nobody is offered e-mail
 * @param tls encryption of the connection; without only on the same machine
 * @param bundle name of the certificates, in {@code spring.ssl.bundle}
 * @param from the sender's address
 * @param timeout time for a connection, and for an answer
 * @param mostADay messages to one address in a day; more go as text messages
 */
@ConfigurationProperties("wusul.email")
public record EmailProperties(String host, @DefaultValue("587") int port, @DefaultValue("starttls") Tls tls,
		@DefaultValue(NeighbourConnection.CERTIFICATES) String bundle, String username, String password, String from,
		@DefaultValue("10s") Duration timeout, @DefaultValue("20") int mostADay) {

	/** Encryption of the connection. */
	public enum Tls {

		/** From the first byte. */
		TLS,

		/** After {@code STARTTLS}, which is demanded. */
		STARTTLS,

		NONE

	}

	/** Omits the password, which must not be logged. */
	@Override
	public String toString() {
		return "EmailProperties[" + this.host + "]";
	}

}
