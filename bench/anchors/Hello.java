/** The least that a Java program takes. */
final class Hello {
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
