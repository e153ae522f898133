package sa.wusul.room;

import java.util.Set;

/**
 * The relay through which sound and picture of a room pass, so that no page learns the
 * address of another one, and the room can be recorded. Each page sends once, and gets a
 * feed of every other seat. Descriptions are SDP. It is called outside of transactions.
 *
 * <p>
 * A method throws {@link MediaRelayException} if the relay is silent or refuses.
 */
public interface MediaRelay {

	/** Returns name and version of the relay, as far as it is known. */
	String software();

	/**
	 * Takes what the page of a seat sends.
	 * @param call the secret name under which the relay keeps it, with all its feeds
	 * @param offer the page's description
	 * @return the relay's description, as the answer for the page
	 */
	String publish(String call, String seat, String offer);

	/**
	 * Offers sound and picture of a seat to a page, encrypted. The ports come back when
	 * the seat sends no longer.
	 * @param tag the name of the feed
	 */
	Feed offerToPage(String call, String seat, String tag);

	/**
	 * Offers sound and picture of a seat to a recorder on this machine; an older one gets
	 * them no longer.
	 */
	Feed offerToRecorder(String call, String seat);

	/** Begins to send a feed as its receiver answered. */
	void start(String call, Feed feed, String answer);

	/** Ends a feed, if there is one of this name. */
	void stop(String call, String tag);

	/** Forgets what a seat sends, and all feeds of it. */
	void end(String call);

	/** Returns the names of what is sent now. */
	Set<String> calls();

	/**
	 * Sound and picture of a seat on the way to one receiver.
	 *
	 * @param tag the relay's name for the receiver
	 * @param offer the relay's description, for the receiver to answer
	 */
	record Feed(String tag, String offer) {
	}

}
