package sa.wusul.room.rtpengine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import sa.wusul.room.MediaRelay;
import sa.wusul.room.MediaRelayException;

/**
 * The relay as rtpengine provides it. It ends the encryption of each page (DTLS-SRTP), so
 * that it can send to a recorder, and passes Opus and VP8 without changing them.
 */
class RtpengineRelay implements MediaRelay {

	private static final String SECURE = "UDP/TLS/RTP/SAVPF";

	private static final String RECORDER = "-to-recorder";

	/** Most calls that one answer names: it has to fit into a datagram. */
	private static final int MOST_CALLS = 1000;

	private final RtpengineClient client;

	private final String software;

	RtpengineRelay(RtpengineClient client, String version) {
		this.client = client;
		this.software = ("rtpengine " + version).strip();
	}

	@Override
	public String software() {
		return this.software;
	}

	@Override
	public String publish(String call, String seat, String offer) {
		var request = about("publish", call).put("from-tag", seat)
			.put("sdp", offer)
			.put("transport-protocol", SECURE)
			.put("ICE", "force");
		list(request, "rtcp-mux", "require");
		list(request, "flags", "trust-address");
		// Without the list it accepts no codec at all.
		list(request.putObject("codec"), "accept", "opus", "VP8");
		return this.client.ask(request).path("sdp").asText();
	}

	@Override
	public Feed offerToPage(String call, String seat, String tag) {
		var request = about("subscribe request", call).put("from-tag", seat)
			.put("to-tag", tag)
			.put("transport-protocol", SECURE)
			.put("ICE", "force");
		list(request, "rtcp-mux", "offer", "require");
		list(request, "flags", "generate-mid", "trust-address");
		return feed(request);
	}

	@Override
	public Feed offerToRecorder(String call, String seat) {
		var request = about("subscribe request", call).put("from-tag", seat)
			.put("to-tag", seat + RECORDER)
			.put("transport-protocol", "RTP/AVP")
			.put("ICE", "remove")
			.put("DTLS", "off");
		list(request, "SDES", "off");
		list(request, "rtcp-mux", "demux");
		list(request, "flags", "generate-mid");
		return feed(request);
	}

	private Feed feed(ObjectNode request) {
		var answer = this.client.ask(request);
		return new Feed(answer.path("to-tag").asText(), answer.path("sdp").asText());
	}

	@Override
	public void start(String call, Feed feed, String answer) {
		var request = about("subscribe answer", call).put("to-tag", feed.tag()).put("sdp", answer);
		list(request, "flags", "trust-address");
		this.client.ask(request);
	}

	/**
	 * The ports stay until the call ends; deleting the feed instead would end the call.
	 */
	@Override
	public void stop(String call, String tag) {
		forget(about("unsubscribe", call).put("to-tag", tag));
	}

	@Override
	public void end(String call) {
		forget(about("delete", call).put("delete-delay", 0));
	}

	@Override
	public Set<String> calls() {
		var calls = new HashSet<String>();
		this.client.ask(this.client.request("list").put("limit", MOST_CALLS))
			.path("calls")
			.forEach((call) -> calls.add(call.asText()));
		return calls;
	}

	/** Forgets something, unless it is forgotten already. */
	private void forget(ObjectNode request) {
		try {
			this.client.ask(request);
		}
		catch (MediaRelayException refused) {
			if (refused.getCause() != null) {
				throw refused;
			}
		}
	}

	private ObjectNode about(String command, String call) {
		return this.client.request(command).put("call-id", call);
	}

	private static void list(ObjectNode request, String name, String... values) {
		List.of(values).forEach(request.withArray(name)::add);
	}

}
