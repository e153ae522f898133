package sa.wusul.escalation;

import java.time.LocalDate;

/** The morning sheets of the Minister's office, for models. */
public interface MorningPrints {

	/** Prints the sheet of a day and keeps it. */
	void print(LocalDate day);

}
