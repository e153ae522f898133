package sa.wusul.notification.http;

import java.util.LinkedHashMap;
import java.util.function.Function;

import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * The interface of a provider over HTTP and JSON, as described in
 * {@code src/docs/operators.md}.
 */
class HttpSmsClient {

	private final Gateway settings;

	private final NeighbourClient client;

	HttpSmsClient(Gateway settings, NeighbourClient client) {
		this.settings = settings;
		this.client = client;
	}

	/**
	 * Sends a message.
	 * @throws TemporaryFailureException if there is no answer in time
	 */
	NeighbourAnswer send(SmsMessage message) {
		var body = new LinkedHashMap<String, Object>();
		body.put("to", message.mobile());
		body.put("from", this.settings.sender());
		body.put("text", message.text());
		body.put("validSeconds", message.validity(this.settings.validity()).toSeconds());
		return this.client.call(NeighbourCall.post("messages", body).withKey(message.key()), Function.identity());
	}

	/**
	 * Asks for the state of a message.
	 * @param id an id of letters and digits
	 * @throws TemporaryFailureException if there is no answer in time
	 */
	NeighbourAnswer ask(String id) {
		return this.client.call(NeighbourCall.get("messages/" + id), Function.identity());
	}

}
