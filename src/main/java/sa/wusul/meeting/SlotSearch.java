package sa.wusul.meeting;

import java.time.LocalDate;
import java.util.Optional;

/** The criteria of a search for free slots. */
public record SlotSearch(Purpose purpose, String host, Mode mode, String centre, String section, boolean interpreter,
		Optional<LocalDate> notBefore) {

	SlotSearch interpreted() {
		return new SlotSearch(this.purpose, this.host, this.mode, this.centre, this.section, true, this.notBefore);
	}

}
