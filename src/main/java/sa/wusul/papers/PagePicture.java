package sa.wusul.papers;

/**
 * A page of a document as a picture.
 *
 * @param page from 1
 * @param pages how many the document has
 * @param jpeg its bytes
 */
public record PagePicture(int page, int pages, byte[] jpeg) {

}
