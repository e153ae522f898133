package sa.wusul.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A set of model files that an analyst submitted for release.
 *
 * @param contentHash of all its files, with their names
 * @param changes differences from the models in service, in words of law, in Arabic
 * @param changesEn the same in English
 * @param thirdPerson whether it changes what takes three people
 * @param decidedBy the person who released or refused it
 * @param guardedBy the third person, who agreed to what takes three people or refused it
 * @param guardReason why the third person agreed
 * @param reason why it was refused, or did not come into service on its day
 * @param releaseAt the beginning of the day on which it comes into service, if the
 * releaser named one
 * @param train the train with which it goes, where it is decided
 * @param authors of a train: everybody who handed in a part, each between commas
 * @param returns the release before which it goes back
 * @param ofTrain whether it was handed in as a part of a train, which comes into service
 * with the other parts only and may wait for them with faults
 */
public record Draft(long number, String name, String author, Instant handedInAt, String contentHash, String changes,
		String changesEn, boolean thirdPerson, State state, Optional<String> decidedBy, Optional<String> guardedBy,
		Optional<String> guardReason, Optional<String> reason, Optional<String> deploymentId,
		Optional<Instant> releaseAt, Optional<Long> train, Optional<String> authors, Optional<Long> returns,
		boolean ofTrain) {

	/** Characters of the changes that a form shows. */
	static final int SHOWN = 3600;

	/** State of a draft. */
	public enum State {

		/** Not decided yet. */
		WAITING,

		/** Released in the current transaction, or on the day that the releaser named. */
		APPROVED,

		RELEASED,

		REFUSED

	}

	/** Returns everybody who handed in a part of it. */
	public List<String> people() {
		return this.authors.map((all) -> List.of(all.substring(1, all.length() - 1).split(",")))
			.orElseGet(() -> List.of(this.author));
	}

	/** Checks whether this person handed in a part of it. */
	boolean isBy(String person) {
		return this.author.equalsIgnoreCase(person) || people().stream().anyMatch(person::equalsIgnoreCase);
	}

	/** Returns its name in the engine and for people. */
	public String key() {
		return "draft-" + this.number;
	}

}
