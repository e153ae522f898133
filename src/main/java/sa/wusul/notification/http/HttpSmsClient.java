package sa.wusul.notification.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * The interface of a provider over HTTP and JSON, as described in
 * {@code src/docs/api/sms.yaml}.
 */
class HttpSmsClient {

	static final NeighbourVocabulary.Words WORDS = NeighbourVocabulary.Words
		.ofFields("to", "from", "text", "validSeconds", "id", "state")
		.reading("state", List.of("SENT", "DELIVERED", "FAILED", "EXPIRED"));

	private final Gateway settings;

	private final NeighbourClient client;

	private final NeighbourVocabulary theirs;

	/**
	 * Creates the client.
	 * @param setting begins the names of the gateway's settings
	 */
	HttpSmsClient(String setting, Gateway settings, NeighbourClient client) {
		this.settings = settings;
		this.client = client;
		this.theirs = new NeighbourVocabulary(setting, settings.names(), settings.codes(), WORDS);
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
		return this.client.call(NeighbourCall.post("messages", this.theirs.named(body)).withKey(message.key()),
				Function.identity());
	}

	/**
	 * Asks for the state of a message.
	 * @param id an id of letters and digits
	 * @throws TemporaryFailureException if there is no answer in time
	 */
	NeighbourAnswer ask(String id) {
		return this.client.call(NeighbourCall.get("messages/" + id), Function.identity());
	}

	/** Returns the id in an answer, or an empty text. */
	String id(NeighbourAnswer answer) {
		return answer.contentOrNothing().path(this.theirs.field("id")).asText();
	}

	/** Returns the state in an answer in our words, or an empty text. */
	String state(NeighbourAnswer answer) {
		return this.theirs.ours("state", answer.contentOrNothing().path(this.theirs.field("state")).asText());
	}

}
