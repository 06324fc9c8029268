import static org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Replaces code that a JVM makes at run time by the same code made now. javac leaves three things to the JVM:
 *
 * <ul>
 *   <li>which case of a pattern switch matches, and equals and hashCode of records: each costs up to a millisecond at
 *       its first call, a short command needs a hundred, and no archive of classes holds them;
 *   <li>lambdas: each becomes a class of its own, and all classes of an archive are loaded at every start. Here the
 *       lambdas of a source file become one class.
 * </ul>
 *
 * <p>Run by Maven on the folder of compiled classes; what it has rewritten already stays as it is.
 */
public final class PlainCode {

  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      Map<String, List<Path>> sources = new TreeMap<>();
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
          String outermost = file.toString().replaceFirst("(?<=[^/\\\\])\\$.*|\\.class$", "");
          sources.computeIfAbsent(outermost, it -> new ArrayList<>()).add(file);
        }
      }
      for (List<Path> files : sources.values()) {
        rewrite(files);
      }
    }
  }

  /** The classes of one source file; the outermost comes last, because it lists the others. */
  private static void rewrite(List<Path> files) throws IOException {
    Lambdas lambdas = new Lambdas();
    for (Path file : files.stream().sorted().toList()) {
      byte[] code = Files.readAllBytes(file);
      ClassReader reader = new ClassReader(code);
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      Rewriter rewriter = new Rewriter(writer, lambdas);
      reader.accept(rewriter, 0);
      if (rewriter.changed) {
        Files.write(file, writer.toByteArray());
      }
      if (rewriter.isHost && !lambdas.isEmpty()) {
        String name = file.getFileName().toString().replace(".class", Lambdas.ENDING + ".class");
        Files.write(file.resolveSibling(name), lambdas.code());
      }
    }
  }

  /** Rewrites one class. */
  private static final class Rewriter extends ClassVisitor {
    boolean changed;
    boolean isHost = true;
    private final Lambdas lambdas;
    private String owner = "";
    private boolean isInterface;
    private int switches;

    Rewriter(ClassVisitor next, Lambdas lambdas) {
      super(ASM9, next);
      this.lambdas = lambdas;
    }

    @Override
    public void visitNestHost(String host) {
      isHost = false;
      lambdas.setHost(host);
      super.visitNestHost(host);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String base, String[] interfaces) {
      owner = name;
      lambdas.setHost(name);
      isInterface = (access & ACC_INTERFACE) != 0;
      super.visit(version, access, name, signature, base, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(ASM9, method) {
        @Override
        public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
          if (isSwitch(bootstrap, arguments)) {
            changed = true;
            String chosen = "$case" + switches++;
            List<Type> cases = Arrays.stream(arguments).map(Type.class::cast).toList();
            super.visitMethodInsn(INVOKESTATIC, owner, chosen, type, isInterface);
            writeSwitch(chosen, type, cases);
          } else if (isRecord(bootstrap) && called.equals("hashCode")) {
            changed = true;
            writeHash(mv, fields(arguments));
          } else if (isRecord(bootstrap) && called.equals("equals")) {
            changed = true;
            writeEquals(mv, fields(arguments));
          } else if (Lambdas.canHold(bootstrap, type)) {
            changed = true;
            String made = lambdas.add(called, Type.getMethodType(type), arguments);
            super.visitMethodInsn(INVOKESTATIC, lambdas.name(), made, type, false);
          } else {
            super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      if (isHost && !lambdas.isEmpty()) {
        changed = true;
        super.visitNestMember(lambdas.name());
        super.visitInnerClass(lambdas.name(), null, null, ACC_STATIC | ACC_SYNTHETIC);
      }
      super.visitEnd();
    }

    private static boolean isSwitch(Handle bootstrap, Object... arguments) {
      return bootstrap.getOwner().equals("java/lang/runtime/SwitchBootstraps")
          && bootstrap.getName().equals("typeSwitch")
          && Arrays.stream(arguments).allMatch(Type.class::isInstance);
    }

    private static boolean isRecord(Handle bootstrap) {
      return bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
    }

    /** After the record's class and the names of its components come their fields. */
    private static List<Handle> fields(Object... arguments) {
      return Arrays.stream(arguments).skip(2).map(Handle.class::cast).toList();
    }

    /** As SwitchBootstraps.typeSwitch: the first case from {@code restart} on that matches; -1 for null. */
    private void writeSwitch(String name, String type, List<Type> cases) {
      MethodVisitor to = cv.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name, type, null, null);
      to.visitCode();
      to.visitVarInsn(ALOAD, 0);
      Label notNull = new Label();
      to.visitJumpInsn(IFNONNULL, notNull);
      answer(to, -1);
      at(to, notNull);
      for (int number = 0; number < cases.size(); number++) {
        Label next = new Label();
        to.visitVarInsn(ILOAD, 1);
        to.visitIntInsn(SIPUSH, number);
        to.visitJumpInsn(IF_ICMPGT, next);
        to.visitVarInsn(ALOAD, 0);
        to.visitTypeInsn(INSTANCEOF, cases.get(number).getInternalName());
        to.visitJumpInsn(IFEQ, next);
        answer(to, number);
        at(to, next);
      }
      answer(to, cases.size());
      to.visitMaxs(0, 0);
      to.visitEnd();
    }

    /** The record is on the stack, and its hash code has to be left there. */
    private static void writeHash(MethodVisitor to, List<Handle> fields) {
      to.visitInsn(POP);
      to.visitInsn(ICONST_0);
      for (Handle field : fields) {
        Type type = Type.getType(field.getDesc());
        boolean reference = type.getSort() >= Type.ARRAY;
        to.visitIntInsn(BIPUSH, 31);
        to.visitInsn(IMUL);
        read(to, 0, field);
        String hasher = reference ? "java/util/Objects" : box(type);
        String hashed = reference ? "(Ljava/lang/Object;)I" : "(" + type.getDescriptor() + ")I";
        to.visitMethodInsn(INVOKESTATIC, hasher, "hashCode", hashed, false);
        to.visitInsn(IADD);
      }
    }

    /** The record and the other object are on the stack, and the answer has to be left there. */
    private void writeEquals(MethodVisitor to, List<Handle> fields) {
      to.visitInsn(POP2);
      Label other = new Label();
      to.visitVarInsn(ALOAD, 0);
      to.visitVarInsn(ALOAD, 1);
      to.visitJumpInsn(IF_ACMPNE, other);
      answer(to, 1);
      at(to, other);
      Label same = new Label();
      to.visitVarInsn(ALOAD, 1);
      to.visitTypeInsn(INSTANCEOF, owner);
      to.visitJumpInsn(IFNE, same);
      answer(to, 0);
      at(to, same);
      to.visitVarInsn(ALOAD, 1);
      to.visitTypeInsn(CHECKCAST, owner);
      to.visitVarInsn(ASTORE, 2);
      for (int number = 0; number < fields.size(); number++) {
        Label next = new Label();
        read(to, 0, fields.get(number));
        read(to, 2, fields.get(number));
        jumpIfEqual(to, Type.getType(fields.get(number).getDesc()), next);
        answer(to, 0);
        to.visitLabel(next);
        to.visitFrame(number == 0 ? F_APPEND : F_SAME, 1, new Object[] {owner}, 0, null);
      }
      to.visitInsn(ICONST_1);
    }

    private static void jumpIfEqual(MethodVisitor to, Type type, Label label) {
      switch (type.getSort()) {
        case Type.LONG -> {
          to.visitInsn(LCMP);
          to.visitJumpInsn(IFEQ, label);
        }
        case Type.FLOAT, Type.DOUBLE -> {
          String compared = "(" + type.getDescriptor() + type.getDescriptor() + ")I";
          to.visitMethodInsn(INVOKESTATIC, box(type), "compare", compared, false);
          to.visitJumpInsn(IFEQ, label);
        }
        case Type.ARRAY, Type.OBJECT -> {
          String compared = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
          to.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals", compared, false);
          to.visitJumpInsn(IFNE, label);
        }
        default -> to.visitJumpInsn(IF_ICMPEQ, label);
      }
    }

    private static void read(MethodVisitor to, int variable, Handle field) {
      to.visitVarInsn(ALOAD, variable);
      to.visitFieldInsn(GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }

    private static void answer(MethodVisitor to, int value) {
      to.visitIntInsn(SIPUSH, value);
      to.visitInsn(IRETURN);
    }
  }

  static void at(MethodVisitor to, Label label) {
    to.visitLabel(label);
    to.visitFrame(F_SAME, 0, null, 0, null);
  }

  static String box(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      case Type.DOUBLE -> "java/lang/Double";
      default -> throw new IllegalArgumentException(primitive.getDescriptor());
    };
  }
}
