package sa.wusul.reception;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import sa.wusul.platform.identity.Place;
import sa.wusul.platform.text.NeutralText;

/**
 * The ticket of a waiting visitor.
 *
 * @param reference the permanent name of the visit, such as {@code riyadh-20261124-M017}
 * @param text the text on the screen, such as {@code ر-017}
 */
public record Ticket(String reference, String text) {

	public static Ticket of(String centre, Place section, LocalDate day, int number) {
		var latin = section.id().substring(0, 1).toUpperCase(Locale.ROOT);
		return new Ticket(
				NeutralText.format("%s-%s-%s%03d", centre, DateTimeFormatter.BASIC_ISO_DATE.format(day), latin, number),
				NeutralText.format("%s-%03d", section.letter(), number));
	}

}
