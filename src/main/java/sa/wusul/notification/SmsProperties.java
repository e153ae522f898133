package sa.wusul.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sa.wusul.platform.neighbour.NeighbourConnection;

/**
 * Settings of the way to the mobile network.
 *
 * @param none whether production starts without a gateway; messages wait
 * @param gateways the gateways, the preferred one first; two at most
 * @param receiptPatience time after which a missing receipt is asked for, and counts
 * against its gateway
 * @param unclearPatience time in which an unclear part stays with its gateway
 * @param withoutReceipt time after which no receipt is expected any more
 */
@ConfigurationProperties("wusul.sms")
public record SmsProperties(@DefaultValue("false") boolean none, @DefaultValue List<Gateway> gateways,
		@DefaultValue("5m") Duration receiptPatience, @DefaultValue("10m") Duration unclearPatience,
		@DefaultValue("72h") Duration withoutReceipt) {

	/** Returns the settings of a gateway by its place. */
	public Optional<Gateway> gateway(int place) {
		return (place < this.gateways.size()) ? Optional.of(this.gateways.get(place)) : Optional.empty();
	}

	/** The way in which a long text travels. */
	public enum LongText {

		/** In parts that the telephone joins by a header of user data. */
		PARTS,

		/** In one piece, which the centre divides. */
		PAYLOAD

	}

	/** Spelling of ids in receipts. */
	public enum ReceiptIds {

		/** As the centre gave them. */
		SAME,

		/** In decimal digits, where the centre gave hexadecimal ones. */
		DECIMAL,

		/** In hexadecimal digits, where the centre gave decimal ones. */
		HEXADECIMAL

	}

	/**
	 * One gateway.
	 *
	 * @param name its name in figures and rows
	 * @param url address of a provider with HTTP; absent for a centre with SMPP
	 * @param token credentials at the provider
	 * @param host host of a centre with SMPP
	 * @param port port of the centre
	 * @param tls whether the connection is encrypted; without only on the same machine
	 * @param bundle name of the certificates, in {@code spring.ssl.bundle}
	 * @param systemId account at the centre
	 * @param password password of the account
	 * @param systemType type of the account, where a centre wants one
	 * @param sender the sender that telephones show
	 * @param deduplicates whether the centre ignores a part that it has already accepted
	 * under the same {@code user_message_reference}
	 * @param longText the way of a long text
	 * @param receiptIds spelling of ids in receipts
	 * @param window most parts that wait for the centre's answer
	 * @param rate most parts a second
	 * @param enquireEvery time of silence after which the link is tested
	 * @param timeout time for a connection, and for an answer; well below the lease of
	 * the relay
	 * @param validity time for which the centre tries to deliver
	 * @param pause the longest pause between two attempts to connect, and after the
	 * centre asked for one
	 * @param names a provider's names of fields, by ours
	 * @param codes a provider's codes, by ours
	 */
	public record Gateway(String name, URI url, String token, String host, @DefaultValue("2775") int port,
			@DefaultValue("true") boolean tls, @DefaultValue(NeighbourConnection.CERTIFICATES) String bundle,
			String systemId, String password, @DefaultValue("") String systemType, String sender,
			@DefaultValue("false") boolean deduplicates, @DefaultValue("parts") LongText longText,
			@DefaultValue("same") ReceiptIds receiptIds, @DefaultValue("10") int window, @DefaultValue("20") int rate,
			@DefaultValue("30s") Duration enquireEvery, @DefaultValue("10s") Duration timeout,
			@DefaultValue("48h") Duration validity, @DefaultValue("60s") Duration pause,
			@DefaultValue Map<String, String> names, @DefaultValue Map<String, String> codes) {

		/** Omits password and token, which must not be logged. */
		@Override
		public String toString() {
			return "Gateway[" + this.name + "]";
		}

	}

}
