package sa.wusul.papers;

import java.time.Clock;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Sheets for staff, printed like papers from the templates in
 * {@code processes/papers/sheets}, but not issued: they are not kept, have no number and
 * cannot be verified.
 */
@Component
public class SheetService {

	private final PaperRenderer printer;

	private final Clock clock;

	SheetService(PaperRenderer printer, Clock clock) {
		this.printer = printer;
		this.clock = clock;
	}

	/** Prints a sheet as an Arabic PDF with its fonts. */
	public byte[] print(String template, Map<String, Object> fields) {
		return this.printer.sheet(template, fields, this.clock.instant());
	}

}
