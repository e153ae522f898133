package sa.wusul.browser;

import java.io.IOException;
import java.time.Duration;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;

import sa.wusul.room.RecordingsForTests;
import sa.wusul.room.Rtpengine;
import sa.wusul.support.TcpProxy;
import sa.wusul.support.UdpProxy;

/**
 * A call whose citizen is at a bad network: their page knows the relay by the address of
 * the test's network alone, and the relay does not know theirs.
 */
abstract class RoomNetworkStory extends RoomStory {

	/** The host's page reaches the relay as it is. */
	private static final String DIRECT = """
			const set = RTCPeerConnection.prototype.setRemoteDescription;
			RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
			  return set.call(this, { type, sdp: sdp.replaceAll('$address', '127.0.0.1') });
			};""".replace("$address", UdpProxy.ADDRESS);

	/**
	 * The citizen's page tells none of its addresses, so that the relay answers by the
	 * network.
	 */
	private static final String HIDDEN = """
			const own = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, 'localDescription').get;
			Object.defineProperty(RTCPeerConnection.prototype, 'localDescription', {
			  get() {
			    const { type, sdp } = own.call(this);
			    return { type, sdp: sdp.replaceAll(/a=candidate:.*\\r\\n/g, '') };
			  },
			});""";

	UdpProxy media;

	TcpProxy pages;

	@Override
	Rtpengine startRelay(int control) throws IOException {
		return Rtpengine.start(this.folder, control, UdpProxy.ADDRESS);
	}

	@AfterEach
	void closeNetwork() throws IOException {
		if (this.media != null) {
			this.media.close();
		}
		if (this.pages != null) {
			this.pages.close();
		}
	}

	void open(Duration delay, double loss) throws IOException {
		this.media = UdpProxy.start(Rtpengine.FIRST_PORT, Rtpengine.LAST_PORT, delay, loss);
		this.pages = TcpProxy.to(this.port);
	}

	Page hostBeside() throws Exception {
		var page = page(staff("private-office"));
		page.addInitScript(DIRECT);
		return host(page);
	}

	Page citizenBehind() throws Exception {
		var page = page(citizen(CITIZEN));
		page.addInitScript(HIDDEN);
		return guest(page, this.pages.port());
	}

	RecordingsForTests.Line figure(int seat) {
		return RecordingsForTests.line(this.program, key(), seat, 3 - seat)
			.orElse(new RecordingsForTests.Line(0, 0, 0, 0));
	}

}
