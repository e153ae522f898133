package sa.wusul.platform.neighbour;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.platform.text.Sha256;

/** A neighbour's whole answer. */
public final class NeighbourAnswer {

	/** The call itself is faulty, and the same call will never be accepted. */
	private static final Set<Integer> FOR_GOOD = Set.of(400, 422);

	/** Pattern of a code, which cannot name a person. */
	private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z._-]{0,39}");

	private final String neighbour;

	private final int status;

	private final byte[] body;

	private final ObjectMapper json;

	NeighbourAnswer(String neighbour, int status, byte[] body, ObjectMapper json) {
		this.neighbour = neighbour;
		this.status = status;
		this.body = body;
		this.json = json;
	}

	public int status() {
		return this.status;
	}

	public boolean isGood() {
		return this.status / 100 == 2;
	}

	/**
	 * Returns the content of a good answer.
	 * @throws PermanentFailureException if the neighbour refuses the call as faulty
	 * @throws TemporaryFailureException if it answered anything else, or no JSON
	 */
	public JsonNode accepted() {
		checkAccepted();
		return content();
	}

	/**
	 * Returns a parser of the content of a good answer, which may be too large to be
	 * taken apart at once.
	 * @throws PermanentFailureException if the neighbour refuses the call as faulty
	 * @throws TemporaryFailureException if it answered anything else
	 */
	public JsonParser parser() throws IOException {
		checkAccepted();
		return this.json.createParser(this.body);
	}

	/** Returns the SHA-256 of the content, as it was received. */
	public String hash() {
		return Sha256.hex(this.body);
	}

	private void checkAccepted() {
		if (isGood()) {
			return;
		}
		if (FOR_GOOD.contains(this.status)) {
			throw new PermanentFailureException(this.neighbour + ": refused with status " + this.status + code());
		}
		throw unusable("answered with status " + this.status);
	}

	/** Returns the neighbour's reason, if it is a mere code. */
	private String code() {
		var code = contentOrNothing().path("code").asText();
		return CODE.matcher(code).matches() ? " " + code : "";
	}

	/**
	 * Returns the content.
	 * @throws TemporaryFailureException if it is no JSON
	 */
	public JsonNode content() {
		try {
			return this.json.readTree(this.body);
		}
		catch (IOException otherForm) {
			// The parser's message contains the answer.
			throw unusable("answered with what is not JSON");
		}
	}

	/** Returns the content, or a missing one if it is no JSON. */
	public JsonNode contentOrNothing() {
		try {
			return this.json.readTree(this.body);
		}
		catch (IOException otherForm) {
			return MissingNode.getInstance();
		}
	}

	/** Returns what to throw if the answer cannot be used. */
	public TemporaryFailureException unusable(String reason) {
		return new TemporaryFailureException(this.neighbour + ": " + reason);
	}

}
