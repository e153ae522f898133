package sa.wusul.simulation;

/**
 * Random numbers that depend on their purpose only, so that two versions of a process get
 * the same numbers where they are the same.
 */
final class Dice {

	private Dice() {
	}

	/** Scrambles a number by the finaliser of SplitMix64. */
	static long mix(long number) {
		var mixed = number + 0x9E3779B97F4A7C15L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

	/** Returns a number from zero to below one. */
	static double of(long number) {
		return (mix(number) >>> 11) * 0x1.0p-53;
	}

}
