package sa.wusul.escalation;

import java.time.LocalDate;

/** Starter of the process that makes the sheet of a morning. */
public interface MorningSheetStarter {

	void start(LocalDate day);

}
