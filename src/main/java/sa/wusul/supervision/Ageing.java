package sa.wusul.supervision;

import java.util.Arrays;
import java.util.stream.Collectors;

import sa.wusul.platform.text.NeutralText;

/**
 * A class of days for which a case has been open, from the first number to the second.
 */
enum Ageing {

	D0_1(0, 1), D1_3(1, 3), D3_7(3, 7), D7_14(7, 14), D14_30(14, 30), D30(30, 36_500);

	/**
	 * The SQL expression for the class of a row with {@code opened_at}, at {@code :now}.
	 */
	static final String OF_ROW = "case " + Arrays.stream(values())
		.map((age) -> "when " + age.sql() + " then " + age.ordinal())
		.collect(Collectors.joining(" ")) + " end";

	private final int from;

	private final int to;

	Ageing(int from, int to) {
		this.from = from;
		this.to = to;
	}

	String sql() {
		return NeutralText.format(
				"opened_at > cast(:now as timestamp with time zone) - interval '%d' day and opened_at <= cast(:now as timestamp with time zone) - interval '%d' day",
				this.to, this.from);
	}

}
