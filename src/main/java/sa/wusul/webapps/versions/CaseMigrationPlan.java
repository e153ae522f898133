package sa.wusul.webapps.versions;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;

/**
 * A migration of cases from one version to another, by ids of definitions, which are
 * immutable.
 */
record CaseMigrationPlan(String source, String target, List<Instruction> instructions) {

	private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w.-]{0,200}(#multiInstanceBody)?");

	private static final int MOST = 500;

	CaseMigrationPlan {
		if (source == null || target == null || instructions == null || instructions.size() > MOST
				|| instructions.stream()
					.anyMatch((instruction) -> instruction == null || !instruction.isWellFormed())) {
			throw new RefusalException(Kind.INVALID, "malformed");
		}
		instructions = instructions.stream().sorted((one, other) -> one.line().compareTo(other.line())).toList();
	}

	static CaseMigrationPlan of(String source, String target, String lines) {
		return new CaseMigrationPlan(source, target, lines.lines().map(Instruction::of).toList());
	}

	/** Returns the instructions in the stored format. */
	String lines() {
		return this.instructions.stream().map(Instruction::line).collect(Collectors.joining("\n"));
	}

	/** Returns the hash of the content that two people agree on. */
	String contentHash() {
		return Sha256.hex(String.join("\n", this.source, this.target, lines()));
	}

	boolean maps(String element) {
		return this.instructions.stream().anyMatch((instruction) -> instruction.from().equals(element));
	}

	/**
	 * A step of the old version and the step of the new one in which its cases continue.
	 *
	 * @param restart whether its trigger is set again by the rule of the new version;
	 * otherwise the old time or message stays
	 */
	record Instruction(String from, String to, boolean restart) {

		static Instruction of(String line) {
			var parts = line.split(" ");
			return new Instruction(parts[0], parts[1], Arrays.asList(parts).contains("restart"));
		}

		String line() {
			return this.from + " " + this.to + (this.restart ? " restart" : "");
		}

		boolean isWellFormed() {
			return this.from != null && this.to != null && ID.matcher(this.from).matches()
					&& ID.matcher(this.to).matches();
		}

	}

}
