package sa.wusul.notification;

import java.util.Optional;

/**
 * The way in which the holder of a number wants messages.
 *
 * @param channel of messages that are neither codes nor urgent
 * @param address proven address for e-mail
 * @param namedAddress address that is not proven yet
 */
public record MessageChoice(MessageLanguage language, Channel channel, Optional<String> address,
		Optional<String> namedAddress) {

	/** The choice of people who made none. */
	static final MessageChoice NONE = new MessageChoice(MessageLanguage.ARABIC, Channel.SMS, Optional.empty(),
			Optional.empty());

	MessageChoice in(MessageLanguage other) {
		return new MessageChoice(other, this.channel, this.address, this.namedAddress);
	}

	/** Returns the choice with an address that is not proven yet. */
	MessageChoice naming(String named) {
		return new MessageChoice(this.language, this.channel, this.address, Optional.of(named));
	}

	/** Returns the choice with its named address as the proven one. */
	MessageChoice proven(Channel chosen) {
		return new MessageChoice(this.language, chosen, this.namedAddress, Optional.empty());
	}

	/** Channel of messages. */
	public enum Channel {

		SMS, EMAIL, BOTH

	}

	/** Omits the addresses, which must not be logged. */
	@Override
	public String toString() {
		return "MessageChoice[" + this.language + ", " + this.channel + "]";
	}

}
