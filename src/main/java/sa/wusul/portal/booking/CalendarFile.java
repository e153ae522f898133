package sa.wusul.portal.booking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One appointment as a calendar file (RFC 5545). Its UID stays the same and its version
 * grows, so that a later file replaces an earlier one.
 *
 * @param uid identifier of the entry among all calendars
 * @param version of the appointment; the highest one applies
 * @param writtenAt when this file was written
 */
record CalendarFile(String uid, int version, Instant writtenAt, Instant startsAt, Instant endsAt, String summary,
		String location, String description, String url) {

	static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

	private static final int LONGEST_LINE = 75;

	private static final String LINE_END = "\r\n";

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	String text() {
		return Stream
			.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wusul//Portal//AR", "BEGIN:VEVENT",
					"UID:" + escaped(this.uid), "SEQUENCE:" + this.version, "DTSTAMP:" + UTC.format(this.writtenAt),
					"DTSTART:" + UTC.format(this.startsAt), "DTEND:" + UTC.format(this.endsAt),
					"SUMMARY:" + escaped(this.summary), "LOCATION:" + escaped(this.location),
					"DESCRIPTION:" + escaped(this.description), "URL:" + this.url, "CLASS:PRIVATE", "END:VEVENT",
					"END:VCALENDAR")
			.filter((line) -> !line.equals("LOCATION:"))
			.map(CalendarFile::folded)
			.collect(Collectors.joining(LINE_END, "", LINE_END));
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\")
			.replace(";", "\\;")
			.replace(",", "\\,")
			.replace("\r", "")
			.replace("\n", "\\n");
	}

	/** Folds a line at 75 octets, not letters, without dividing a letter. */
	private static String folded(String line) {
		var lines = new StringBuilder();
		var length = 0;
		for (var letter : line.codePoints().mapToObj(Character::toString).toList()) {
			var octets = letter.getBytes(StandardCharsets.UTF_8).length;
			if (length + octets > LONGEST_LINE) {
				lines.append(LINE_END).append(' ');
				length = 1;
			}
			lines.append(letter);
			length += octets;
		}
		return lines.toString();
	}

}
