package sa.wusul.demo.notification;

import java.time.OffsetDateTime;

/** A message on the demo's telephone. */
public record DemoSms(String mobile, String text, OffsetDateTime sentAt) {

}
