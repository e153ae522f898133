package sa.wusul.notification;

/** One text for one mobile; the key names it, however often it is handed over. */
public record SmsMessage(String key, String mobile, String text) {

	private static final int ONE_PART = 70;

	/** A part of several loses three characters to the header that joins them. */
	private static final int ONE_OF_SEVERAL_PARTS = 67;

	/** How many parts the network needs for an Arabic text, which it sends as UCS-2. */
	public int parts() {
		return (this.text.length() <= ONE_PART) ? 1
				: (this.text.length() + ONE_OF_SEVERAL_PARTS - 1) / ONE_OF_SEVERAL_PARTS;
	}

}
