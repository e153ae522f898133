package sa.wusul.room.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import sa.wusul.platform.text.NeutralText;

/**
 * A line of sound or picture of an SDP description, with the one codec that is recorded.
 *
 * @param kind {@code audio} or {@code video}
 * @param mid the name of the line, which the answer repeats
 * @param payload number of the codec in this description
 * @param codec the codec with its clock, such as {@code opus/48000/2}
 */
record MediaLine(String kind, Optional<String> mid, int payload, String codec) {

	private static final Pattern KIND = Pattern.compile("^m=(audio|video) ");

	private static final Pattern MID = Pattern.compile("^a=mid:(\\S+)$");

	private static final Pattern CODEC = Pattern.compile("^a=rtpmap:(\\d+) ((?:opus|VP8)/\\S+)$");

	/** Returns the lines of a description in their order; other codecs are left out. */
	static List<MediaLine> of(String description) {
		var lines = new ArrayList<MediaLine>();
		for (var part : description.split("(?m)^(?=m=)")) {
			find(KIND, part).ifPresent((kind) -> find(CODEC, part)
				.ifPresent((codec) -> lines.add(new MediaLine(kind.group(1), find(MID, part).map((mid) -> mid.group(1)),
						Integer.parseInt(codec.group(1)), codec.group(2)))));
		}
		return lines;
	}

	private static Optional<MatchResult> find(Pattern pattern, String part) {
		return part.lines()
			.map(pattern::matcher)
			.filter((line) -> line.find())
			.map((line) -> line.toMatchResult())
			.findFirst();
	}

	/** Returns the line for a receiver at a port of this machine. */
	String at(int port) {
		return NeutralText.format("m=%s %d RTP/AVP %d\r\na=rtpmap:%d %s\r\n", this.kind, port, this.payload,
				this.payload, this.codec);
	}

}
