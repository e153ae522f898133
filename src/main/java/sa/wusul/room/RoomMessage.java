package sa.wusul.room;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import sa.wusul.room.RoomSignalRepository.Quality;

/**
 * A message of a page. Each kind has its own fields, and no other kind or field exists.
 *
 * @param seat the number of another seat that it is about
 * @param feed the name of the feed that it answers
 * @param sdp a description of sound and picture
 * @param text a line of what is typed
 * @param reason for which a visit is ended
 */
record RoomMessage(Kind kind, Integer seat, String feed, String sdp, String text, boolean muted, boolean covered,
		boolean hand, Quality quality, Directive directive, RoomHalt reason) {

	/** Most signs of a description. */
	private static final int LONGEST_SDP = 24_000;

	/** Most signs of what is typed at once. */
	private static final int LONGEST_TEXT = 1000;

	private static final int LONGEST_FEED = 200;

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
		.build();

	/**
	 * Reads a message.
	 * @return empty if it is none
	 */
	static Optional<RoomMessage> read(String text) {
		try {
			return Optional.ofNullable(JSON.readValue(text, RoomMessage.class)).filter(RoomMessage::isWhole);
		}
		catch (JsonProcessingException malformed) {
			return Optional.empty();
		}
	}

	private boolean isWhole() {
		if (this.kind == null || exceeds(this.sdp, LONGEST_SDP) || exceeds(this.text, LONGEST_TEXT)
				|| exceeds(this.feed, LONGEST_FEED)) {
			return false;
		}
		return switch (this.kind) {
			case READY, LEAVE, MARK -> true;
			case ADMIT, REMOVE, REFRESH, AGAIN -> this.seat != null;
			case OFFER -> this.sdp != null;
			case TAKE -> this.seat != null && this.feed != null && this.sdp != null;
			case SAY, CAPTION -> this.text != null && !this.text.isBlank();
			case QUALITY -> this.seat != null && this.quality != null;
			case WARN, HALT -> this.reason != null;
			case DIRECTIVE -> this.directive != null && this.directive.isWhole();
		};
	}

	private static boolean exceeds(String value, int most) {
		return value != null && value.length() > most;
	}

	/** Returns the typed line without signs that no reader sees. */
	String line() {
		return this.text.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
	}

	/**
	 * A directive of the host; the form of directives checks its fields.
	 *
	 * @param key the page's name for it
	 * @param at when it was given
	 * @param days working days until it is due
	 */
	record Directive(String key, String at, String text, String department, String owner, Integer days) {

		private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

		/** Most signs of a directive: twice what its form takes. */
		private static final int LONGEST = 4000;

		private boolean isWhole() {
			return this.key != null && KEY.matcher(this.key).matches() && this.at != null && !exceeds(this.at, 40)
					&& !exceeds(this.text, LONGEST) && !exceeds(this.department, 64) && !exceeds(this.owner, LONGEST);
		}

	}

	/** Kind of a message. */
	enum Kind {

		/** Camera and microphone work; the person wants to come in. */
		READY,

		/** Lets a waiting seat in. */
		ADMIT,

		/** Sends a seat away. */
		REMOVE,

		/** Describes what the page sends: to the relay, or to a seat without one. */
		OFFER,

		/** Answers a feed. */
		TAKE,

		/** Asks to be connected anew with a seat: the connection failed. */
		AGAIN,

		/** Asks a seat for a whole picture. */
		REFRESH,

		/** Tells that the microphone or camera is off, or a hand raised. */
		MARK,

		/** Says something in writing. */
		SAY,

		/** Writes along as the interpreter. */
		CAPTION,

		/** Tells how well a seat is received. */
		QUALITY,

		/** Gives a directive. */
		DIRECTIVE,

		/** Warns everybody in a visit. */
		WARN,

		/** Ends a visit. */
		HALT,

		/** Leaves the room. */
		LEAVE

	}

}
