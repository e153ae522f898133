package sa.wusul.services;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The lines of an employer's list as typed, or pasted from a spreadsheet, whose first
 * column is the iqama number. Empty lines and a first line with headings are left out,
 * and a repeated number counts once.
 */
final class WorkerLines {

	private static final Pattern COLUMN_END = Pattern.compile("[,;\\t\u060c\u061b]");

	private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9A-Za-z\\p{L}]");

	private static final Pattern IQAMA = Pattern.compile("2\\d{9}");

	private static final Pattern DIGIT = Pattern.compile("\\d");

	private final Set<String> numbers = new LinkedHashSet<>();

	private final List<Integer> malformed = new ArrayList<>();

	private final List<Integer> mistyped = new ArrayList<>();

	private boolean begun;

	private WorkerLines() {
	}

	/**
	 * Returns the numbers, one a line.
	 * @param most the number of workers in one request
	 * @throws RefusalException {@code workers.lines} with the numbers of the wrong lines,
	 * {@code workers.tooMany} or {@code workers.none}
	 */
	static String normalise(String given, int most) {
		var lines = new WorkerLines();
		var typed = given.lines().toList();
		for (var at = 0; at < typed.size(); at++) {
			lines.read(at + 1, Digits.toLatin(typed.get(at)));
		}
		lines.refuseWrong(most);
		return String.join("\n", lines.numbers);
	}

	private void read(int line, String typed) {
		var columns = COLUMN_END.split(typed, 2);
		var number = NOT_A_DIGIT.matcher((columns.length > 0) ? columns[0] : "").replaceAll("");
		if (number.isEmpty() && typed.isBlank()) {
			return;
		}
		var mayBeHeadings = !this.begun;
		this.begun = true;
		if (mayBeHeadings && !DIGIT.matcher(number).find()) {
			return;
		}
		if (!IQAMA.matcher(number).matches()) {
			this.malformed.add(line);
			return;
		}
		try {
			this.numbers.add(new IdentityNumber(number).value());
		}
		catch (RefusalException wrongCheckDigit) {
			this.mistyped.add(line);
		}
	}

	private void refuseWrong(int most) {
		if (!this.malformed.isEmpty() && !this.mistyped.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "workers.lines", told(this.malformed), told(this.mistyped));
		}
		if (!this.malformed.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "workers.malformed", told(this.malformed));
		}
		if (!this.mistyped.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "workers.mistyped", told(this.mistyped));
		}
		if (this.numbers.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "workers.none");
		}
		if (this.numbers.size() > most) {
			throw new RefusalException(Kind.INVALID, "workers.tooMany", most, this.numbers.size());
		}
	}

	private static String told(List<Integer> lines) {
		return lines.stream().map(String::valueOf).collect(Collectors.joining(" - "));
	}

}
