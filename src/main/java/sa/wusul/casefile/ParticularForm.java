package sa.wusul.casefile;

import java.util.function.UnaryOperator;

import sa.wusul.platform.problem.Refusal;

/** Knows how one particular is written, whatever service asks for it. */
public interface ParticularForm {

	/** The particular that it speaks for. */
	String name();

	/**
	 * The one way to write what was given.
	 * @throws Refusal where it cannot be such a particular
	 */
	String normalise(String given);

	/**
	 * Everybody who works on the case reads it; what only one step needs stays out of the
	 * case's words.
	 */
	default boolean isListed() {
		return true;
	}

	static ParticularForm of(String name, UnaryOperator<String> normalise) {
		return new ParticularForm() {
			@Override
			public String name() {
				return name;
			}

			@Override
			public String normalise(String given) {
				return normalise.apply(given);
			}
		};
	}

}
