package sa.wusul.casefile;

import java.util.function.UnaryOperator;

import sa.wusul.platform.problem.RefusalException;

/** Notation of one particular, the same for every service that asks for it. */
public interface ParticularFormat {

	/** Returns the name of the particular. */
	String name();

	/**
	 * Returns the answer in its only notation.
	 * @throws RefusalException if the answer is not a valid particular
	 */
	String normalise(String given);

	/**
	 * Checks whether the particular is part of the case's text, which everybody who works
	 * on the case reads; particulars for one step only are not.
	 */
	default boolean isListed() {
		return true;
	}

	static ParticularFormat of(String name, UnaryOperator<String> normalise) {
		return new ParticularFormat() {
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
